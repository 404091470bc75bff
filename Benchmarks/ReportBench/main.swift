import Platform

CurrentProcess.exit(ReportBenchCommand.run(CurrentProcess.arguments))
