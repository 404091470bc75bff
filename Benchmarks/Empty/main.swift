// The smallest Swift program, linked like `validate`: what starting a process costs by itself.
