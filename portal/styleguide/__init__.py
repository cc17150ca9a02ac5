"""Every component in every state, for those who build on them. Its samples are invented and lead nowhere."""
