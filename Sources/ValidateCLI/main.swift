import Platform

CurrentProcess.exit(Tool.run(CurrentProcess.arguments))
