// vote
