import { getHeapSpaceStatistics } from 'node:v8'

// Loaded before a process: when told to, that makes much garbage and says how large its young generation has become.
process.on('SIGUSR2', () => {
  const kept: object[] = []
  for (let made = 0; made < 3_000_000; made++) kept[made % 20_000] = { made, of: String(made) }
  process.send?.(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size)
})
// Where it is the process itself: it waits.
if (process.argv[1] === import.meta.filename) {
  process.send?.('ready')
  process.once('message', () => {})
}
