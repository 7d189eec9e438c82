"""What citizens and offices say to each other on every channel, from the first message on."""
