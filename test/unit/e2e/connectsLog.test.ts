import { describe, expect, it } from 'vitest'
import { reachedBy } from '../../e2e/connectsLog.ts'

/** Lines as `strace -yy` writes them. */
const connected = (socket: string, port: number, address: string) =>
  `7 connect(4<${socket}>, {sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${address}")}, 16) = 0`
const sent = (socket: string, to = 'NULL, 0') => `7 sendto(4<${socket}>, ""..., 1, 0, ${to}) = 1`

describe('what a watched program is found to reach', () => {
  it('are the addresses that it connects a stream to, and those that a datagram socket is pointed at', () => {
    const log = [
      '7 connect(5<UNIX-STREAM:[12]>, {sa_family=AF_UNIX, sun_path="/run/bus"}, 29) = -1 ENOENT (No such file)',
      connected('TCP:[13]', 443, '192.0.2.1'),
      '7 connect(9<UDPv6:[14]>, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::8", &sin6_addr)}, 28 <unfinished ...>',
    ]
    expect(reachedBy(log.join('\n'))).toEqual({
      local: 1,
      connected: ['TCP 192.0.2.1'],
      pointedAt: ['UDPv6 2001:db8::8'],
      sent: [],
    })
  })

  it.each([
    [
      'that the call names',
      sent('UDP:[127.0.0.1:33265]', '{sa_family=AF_INET, sin_addr=inet_addr("192.0.2.5")}, 16'),
    ],
    ['at the other end of the socket', sent('UDP:[192.0.2.9:33265->192.0.2.5:53]')],
    [
      'that the socket was pointed to after the watch saw it first',
      `${connected('UDP:[192.0.2.9:33265]', 53, '192.0.2.5')}\n${sent('UDP:[192.0.2.9:33265]')}`,
    ],
    [
      'that the socket was pointed to by its number',
      `${connected('UDP:[77]', 53, '192.0.2.5')}\n${sent('UDP:[77]')}`,
    ],
  ])('is the address %s', (_what, log) => {
    expect(reachedBy(log).sent).toEqual(['UDP 192.0.2.5'])
  })

  it('is somebody also where no address is known for a datagram', () => {
    expect(reachedBy(sent('UDP:[78]')).sent).toEqual([expect.stringContaining('UDP')])
  })

  it('is nobody who looked in from this computer, also where the watch has forgotten the stream', () => {
    const own = 'TCP:[127.0.0.1:40045->127.0.0.1:42140]'
    expect(reachedBy(`${sent(own)}\n${sent('TCP:[3366929]')}`).sent).toEqual([])
  })

  it('is whoever a forgotten stream was connected to', () => {
    const log = `${connected('TCP:[13]', 443, '192.0.2.1')}\n${sent('TCP:[13]')}`
    expect(reachedBy(log)).toMatchObject({ connected: ['TCP 192.0.2.1'], sent: ['TCP 192.0.2.1'] })
  })
})
