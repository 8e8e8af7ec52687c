import { Presets, SingleBar } from 'cli-progress'
import type { Io } from './io.ts'

export interface Progress {
  readonly to: (done: number) => void
  readonly end: () => void
}

/** A progress bar on standard error if that is a terminal, else nothing. `total` is in the same unit as `done`. */
export function startProgress(io: Io, label: string, total: number): Progress {
  if (!io.stderr.isTTY || total <= 0) return { to: () => undefined, end: () => undefined }
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}% {eta_formatted}`, hideCursor: true, stream: io.stderr },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  return { to: (done) => bar.update(Math.min(done, total)), end: () => bar.stop() }
}
