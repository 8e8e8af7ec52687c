import type { PowerMonitor } from 'electron'
import { leavingEvents } from './policy.ts'

/**
 * Calls `whenIdle` once nobody has touched anything for long enough.
 *
 * @param afterMs how long that is, asked anew at each touch
 */
export function createIdleClock({ afterMs, whenIdle }: { afterMs: () => number; whenIdle: () => void }): {
  touch(): void
  /** Counts from now by the time that holds now, if it counts at all. */
  again(): void
  stop(): void
} {
  let timer: NodeJS.Timeout | undefined
  function touch(): void {
    clearTimeout(timer)
    timer = setTimeout(whenIdle, afterMs())
  }
  return {
    touch,
    again() {
      if (timer) touch()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

/** Calls `leave` when the computer sleeps, its screen is locked, or another person takes the seat. */
export function watchDesk(monitor: Pick<PowerMonitor, 'on'>, leave: () => void): void {
  // Electron types each event by its name; of none is more used than that it comes.
  for (const event of leavingEvents) monitor.on(event as 'suspend', leave)
}
