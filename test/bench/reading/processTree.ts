import { readdirSync, readFileSync } from 'node:fs'

/** Memory of a process and all below it, at one moment: what a page that several share takes, is shared out. */
export interface MemorySample {
  readonly documents: number
  readonly bytes: number
}

interface ProcessState {
  readonly parent: number
  readonly processorSeconds: number
}

const everyMilliseconds = 500
/** Clock ticks of a second as /proc counts them (USER_HZ). */
const ticks = 100

/** Watches a process and all that it starts, until it is told to stop. Linux only: elsewhere there are no samples. */
export function watchMemory(root: number, documents: () => number) {
  const samples: MemorySample[] = []
  const processorSeconds = new Map<number, number>()
  const look = () => {
    const tree = processesBelow(root)
    for (const [pid, state] of tree) processorSeconds.set(pid, state.processorSeconds)
    const bytes = [...tree.keys()].reduce((sum, pid) => sum + memoryOf(pid), 0)
    if (bytes > 0) samples.push({ documents: documents(), bytes })
  }
  const timer = setInterval(look, everyMilliseconds)
  return {
    stop() {
      clearInterval(timer)
      const total = [...processorSeconds.values()].reduce((sum, seconds) => sum + seconds, 0)
      return { samples, processorSeconds: total }
    },
  }
}

function processesBelow(root: number): Map<number, ProcessState> {
  const all = new Map<number, ProcessState>()
  for (const name of readdirSync('/proc', { encoding: 'utf8' })) {
    const state = /^\d+$/.test(name) ? stateOf(name) : null
    if (state) all.set(Number(name), state)
  }
  const isBelow = (pid: number): boolean => {
    if (pid === root) return true
    const state = all.get(pid)
    return state !== undefined && state.parent > 1 && isBelow(state.parent)
  }
  return new Map([...all].filter(([pid]) => isBelow(pid)))
}

/** @returns null for a process that has ended meanwhile */
function stateOf(pid: string): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold blanks; what follows it is counted from field 3 (proc_pid_stat(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return {
      parent: field(4),
      processorSeconds: (field(14) + field(15)) / ticks,
    }
  } catch {
    return null
  }
}

/** Proportional set size, in bytes; 0 for a process that has ended meanwhile. */
function memoryOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
