import { describe, expect, it } from 'vitest'
import { createRouter } from '../../../main/electron/router.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import type { Dispatch } from '../../../shared/ipc/wire.ts'

const answering =
  (place: string): Dispatch =>
  async (name, input) => ({ ok: true, value: [place, name, input] })
const route = createRouter({ core: answering('core'), shell: answering('shell') })

type Event = Parameters<typeof route>[0]
/** What of Electron's frame the router looks at. */
const from = (frame: { origin: string; parent: object | null } | null) => ({ senderFrame: frame }) as Event
const window = from({ origin: 'app://window', parent: null })

describe('a request from the window', () => {
  it('goes to the core process', async () => {
    expect(await route(window, 'case.open', { batch: 1 })).toEqual({
      ok: true,
      value: ['core', 'case.open', { batch: 1 }],
    })
  })

  it('stays in the shell where it needs a dialog or the window itself', async () => {
    expect(await route(window, 'file.pickPackage', undefined)).toMatchObject({
      value: ['shell', 'file.pickPackage', undefined],
    })
  })

  it.each([
    'case.nothing',
    'nothing',
    'job.progress',
    '__proto__.toString',
    'case.constructor',
    7,
    null,
    undefined,
  ])('that is not in the contract (%s) is refused', async (name) => {
    expect(await route(window, name, undefined)).toMatchObject({
      ok: false,
      error: { code: 'ipc/invalid-input' },
    })
  })
})

const strangers: readonly (readonly [who: string, event: Event])[] = [
  ['another origin', from({ origin: 'https://example.com', parent: null })],
  ['the decoder', from({ origin: 'app://decoder', parent: null })],
  ['an origin that begins like ours', from({ origin: 'app://window.example.com', parent: null })],
  ['a page without an origin', from({ origin: 'null', parent: null })],
  ['a frame within the page', from({ origin: 'app://window', parent: {} })],
  ['a frame that is gone', from(null)],
]

/** Every request of the contract, by its address. */
const requests = Object.entries(contract).flatMap(([group, members]) =>
  Object.entries(members).flatMap(([name, { type }]) => (type === 'request' ? [`${group}.${name}`] : [])),
)

describe('of all requests of the contract', () => {
  const answered: string[] = []
  const answer: Dispatch = async (name) => {
    answered.push(name)
    return { ok: true, value: null }
  }
  const guarded = createRouter({ core: answer, shell: answer })

  it.each(strangers)('none gets an answer that comes from %s', async (_who, event) => {
    for (const request of requests)
      await expect(guarded(event, request, undefined), request).rejects.toThrow('not from the window')
    expect(answered).toEqual([])
  })

  it('each gets one that comes from the window', async () => {
    for (const request of requests) await guarded(window, request, undefined)
    expect(answered).toEqual(requests)
  })
})
