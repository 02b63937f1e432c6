"""What does a program find of what a local plan left out or watered down? A data set, and what scores answers."""
