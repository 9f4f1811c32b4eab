"""Flow matching: paths, losses and solvers, shared by Enhance and Dehaze."""
