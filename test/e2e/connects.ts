import { execFile } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { hasProgram } from '../../build/run.ts'
import { type Reached, reachedBy } from './connectsLog.ts'

export interface Watch {
  /** An executable that runs another and notes down whom it, and all that it starts, connects and sends to. */
  readonly through: (executable: string) => string
  /** Once the program has ended. */
  reached(): Promise<Reached>
}

/** Whether this computer has what the watch needs. */
export const canWatch = hasProgram('strace')

/**
 * Addresses (a public name server's) to which the browser engine points a datagram socket without sending anything: to
 * learn whether the computer has IPv6 at all, whenever it starts (`kIPv6ProbeAddress`, net/dns/host_resolver_manager.cc),
 * and which of its own addresses faces outside, where a page sets a call up (`kPublicIPv4Host`, webrtc rtc_base/network.cc).
 */
export const routeQuestions: readonly string[] = ['UDPv6 2001:4860:4860::8888', 'UDP 8.8.8.8']

/** @param folder for the notes, which hold no content of any message */
export function createWatch(folder: string): Watch {
  const log = join(folder, 'connects.log')
  return {
    through(executable) {
      const script = join(folder, 'watched.sh')
      // The program keeps its own process id and its channels: the watcher is a grandchild (-D).
      const strace = `strace -D -f --seccomp-bpf -q -s 0 -yy -o '${log}' -e trace=connect,sendto,sendmsg,sendmmsg`
      writeFileSync(script, `#!/bin/sh\nexec ${strace} -- '${executable}' "$@"\n`)
      chmodSync(script, 0o700)
      return script
    },
    async reached() {
      await expect.poll(() => hasEnded(log), { timeout: 20_000 }).toBe(true)
      return reachedBy(await readFile(log, 'utf8'))
    },
  }
}

/** What a small program is found to reach that speaks to this computer itself by stream and by datagram. */
export async function controlWatch(folder: string): Promise<Reached> {
  const watch = createWatch(folder)
  const program = `
    require('node:net').connect(9, '127.0.0.1').on('error', () => {})
    const socket = require('node:dgram').createSocket('udp4')
    socket.send('x', 9, '127.0.0.1', () => socket.close())`
  await promisify(execFile)(watch.through(process.execPath), ['-e', program])
  return watch.reached()
}

/** The first process that was noted is the one that was started. */
async function hasEnded(log: string): Promise<boolean> {
  const text = await readFile(log, 'utf8').catch(() => '')
  const first = /^(\d+) /.exec(text)?.[1]
  return first !== undefined && new RegExp(`^${first} +\\+\\+\\+ (exited|killed)`, 'm').test(text)
}
