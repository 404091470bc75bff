import Platform

CurrentProcess.exit(ConformanceRun.main(CurrentProcess.arguments))
