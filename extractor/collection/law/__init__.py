"""Law against law: versions, standing, citations that meet their target or miss it, gazettes and titles voted on."""
