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

/** One call in which a socket is named: `protocol` and `ends` are what the watch knew of it, `rest` are its arguments. */
interface Call {
  readonly protocol: string
  readonly ends: string
  readonly rest: string
}

/** @param log of `strace -yy`, of the calls that connect and send */
export function reachedBy(log: string): Reached {
  const connects = callsOf('connect', log).map(({ protocol, ends, rest }) => ({
    protocol,
    ends,
    family: /\{sa_family=(\w+)/.exec(rest)?.[1] ?? rest,
    address: addressIn(rest),
  }))
  const inet = connects.filter(({ family }) => family !== 'AF_UNIX' && family !== 'AF_UNSPEC')
  const named = (wanted: (protocol: string) => boolean) => [
    ...new Set(
      inet
        .filter(({ protocol }) => wanted(protocol))
        .map(({ protocol, address }) => `${protocol} ${address}`),
    ),
  ]
  const pointedTo = new Map(inet.map(({ protocol, ends, address }) => [`${protocol} ${ends}`, address]))
  const sent = callsOf('send(?:to|m?msg)', log)
    .filter(({ protocol }) => isStream(protocol) || isDatagram(protocol))
    .map((call) => receiverOf(call, pointedTo))
  return {
    local: connects.filter(({ family }) => family === 'AF_UNIX').length,
    connected: named((protocol) => !isDatagram(protocol)),
    pointedAt: named(isDatagram),
    sent: [...new Set(sent)].filter((to) => to !== null).filter((to) => to !== 'TCP 127.0.0.1'),
  }
}

function callsOf(name: string, log: string): Call[] {
  const calls = log.matchAll(new RegExp(`\\b${name}\\(\\d+<([\\w-]+)(?::\\[(.*?)\\])?>(.*)`, 'g'))
  return [...calls].map(([, protocol = '', ends = '', rest = '']) => ({ protocol, ends, rest }))
}

const isStream = (protocol: string) => protocol.startsWith('TCP')
const isDatagram = (protocol: string) => /^(UDP|ICMP|RAW)/.test(protocol)

/**
 * Whom something was sent to. Where the call does not say, the watch names both ends of the socket; but it keeps what it
 * has seen of one first, which may be before it was connected, and in the end forgets a stream that was reset. Then it is
 * the address that the same socket was pointed to, and a stream that never was pointed anywhere was taken in: nobody
 * was called, and whoever called has gone.
 */
function receiverOf({ protocol, ends, rest }: Call, pointedTo: ReadonlyMap<string, string>): string | null {
  const address =
    /->\[?(.+?)\]?:\d+$/.exec(ends)?.[1] ?? namedIn(rest) ?? pointedTo.get(`${protocol} ${ends}`)
  if (address !== undefined) return `${protocol} ${address}`
  return isStream(protocol) ? null : `${protocol} ${rest}`
}

function addressIn(text: string): string {
  return namedIn(text) ?? text
}

function namedIn(text: string): string | undefined {
  return /inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]*)"/.exec(text)?.[1]
}
