import type { PowerMonitor } from 'electron'

/** Calls `whenIdle` once nobody has touched anything for the time given. */
export function createIdleClock({ afterMs, whenIdle }: { afterMs: number; whenIdle: () => void }): {
  touch(): void
  stop(): void
} {
  let timer: NodeJS.Timeout | undefined
  return {
    touch() {
      clearTimeout(timer)
      timer = setTimeout(whenIdle, afterMs)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Calls `leave` when the computer sleeps, its screen is locked, or another person takes the seat. */
export function watchDesk(monitor: Pick<PowerMonitor, 'on'>, leave: () => void): void {
  monitor.on('suspend', leave)
  monitor.on('lock-screen', leave)
  monitor.on('user-did-resign-active', leave)
  monitor.on('shutdown', leave)
}
