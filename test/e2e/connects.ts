import { execFile } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { hasProgram } from '../../build/run.ts'

/** Whom a program and all that it starts spoke to, as the kernel was asked for it. */
export interface Reached {
  /** Sockets of this computer's own kind that were connected: proof that the watch saw something. */
  readonly local: number
  /** Addresses that a stream was connected to, as `protocol address`. */
  readonly connected: readonly string[]
  /** Addresses that a datagram socket was pointed at, which sends nothing: the kernel says which way it would go. */
  readonly pointedAt: readonly string[]
  /** Whom something was sent to, as `protocol address`, but for answers to the test, which looks in by a local stream. */
  readonly sent: readonly string[]
}

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

function reachedBy(log: string): Reached {
  const connects = [...log.matchAll(/\bconnect\(\d+<(\w+)[^>]*>?[^{]*\{sa_family=(\w+)(.*)/g)].map(
    ([, protocol = '', family = '', rest = '']) => ({ protocol, family, address: addressIn(rest) }),
  )
  const inet = connects.filter(({ family }) => family !== 'AF_UNIX' && family !== 'AF_UNSPEC')
  const isDatagram = (protocol: string) => /^(UDP|ICMP|RAW)/.test(protocol)
  const named = (wanted: (protocol: string) => boolean) => [
    ...new Set(
      inet
        .filter(({ protocol }) => wanted(protocol))
        .map(({ protocol, address }) => `${protocol} ${address}`),
    ),
  ]
  return {
    local: connects.filter(({ family }) => family === 'AF_UNIX').length,
    connected: named((protocol) => !isDatagram(protocol)),
    pointedAt: named(isDatagram),
    sent: [...new Set(sendings(log))].filter((to) => to !== 'TCP 127.0.0.1'),
  }
}

function sendings(log: string): string[] {
  const calls = log.matchAll(/\bsend(?:to|m?msg)\(\d+<((?:UDP|TCP|ICMP|RAW)\w*):\[(.*?)\]>(.*)/g)
  return [...calls].map(([, protocol = '', ends = '', rest = '']) => {
    // Where the socket is connected the watch names both ends; otherwise the call names the other.
    const peer = /->\[?(.+?)\]?:\d+$/.exec(ends)?.[1]
    return `${protocol} ${peer ?? addressIn(rest)}`
  })
}

function addressIn(text: string): string {
  return /inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]*)"/.exec(text)?.[1] ?? text
}
