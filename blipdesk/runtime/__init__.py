"""Where this process lives: directories, bundled assets, logs."""
