import Platform

CurrentProcess.exit(ConformanceCommand.run(CurrentProcess.arguments))
