"""What a regio may do for its gemeenten, and which cases it leads."""
