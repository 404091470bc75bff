import Platform

CurrentProcess.exit(BenchCommand.run(CurrentProcess.arguments))
