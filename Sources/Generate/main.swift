Generator.run(CommandLine.arguments)
