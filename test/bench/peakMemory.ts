import { writeFileSync } from 'node:fs'

// Loaded before a measured command: on its way out it writes down the most memory that the process ever held.
const file = process.env.BENCH_PEAK_FILE
if (file)
  process.on('exit', () => {
    // Kilobytes, all threads included.
    writeFileSync(file, String(process.resourceUsage().maxRSS * 1024))
  })
