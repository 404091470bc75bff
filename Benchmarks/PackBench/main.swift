import Platform

CurrentProcess.exit(PackBenchCommand.run(CurrentProcess.arguments))
