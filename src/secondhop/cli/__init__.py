"""The program without a screen: stdout is data, stderr is narration."""
