import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { createClient, onEvent } from '../../../shared/ipc/client.ts'
import { placeOf, serve } from '../../../shared/ipc/registrar.ts'
import { event, type Handlers, request, shellRequest } from '../../../shared/ipc/request.ts'
import { serveOver, wireOver } from '../../../shared/ipc/wire.ts'
import { linkPair } from '../../fixtures/linkPair.ts'

const shop = {
  stock: {
    count: request(z.strictObject({ article: z.string() }), z.object({ count: z.int() }), 'anyone'),
    take: request(z.strictObject({ article: z.string() }), z.void(), ['supervisor']),
    scan: request(z.object({ pixels: z.instanceof(Uint8Array) }), z.object({ sum: z.int() }), 'anyone'),
    low: event(z.object({ article: z.string() })),
  },
  door: { open: shellRequest(z.void(), z.void()) },
} as const

const handlers: Handlers<typeof shop, 'core', void> = {
  stock: {
    count: ({ article }) => ({ count: article === 'pen' ? 3 : 0 }),
    take({ article }) {
      throw new SealdeskError('file/exists', { path: article })
    },
    scan: ({ pixels }) => ({ sum: pixels.reduce((sum, value) => sum + value, 0) }),
  },
}

function open(given = handlers) {
  const [near, far] = linkPair()
  const reported: unknown[] = []
  const dispatch = serve(shop, 'core', given, {
    admit(access) {
      if (access !== 'anyone') throw new SealdeskError('vault/not-permitted')
    },
    report: (_, error) => reported.push(error),
  })
  const server = serveOver(far, dispatch)
  const wire = wireOver(near)
  return { client: createClient(shop, wire), wire, server, reported }
}

describe('a contract between two processes', () => {
  it('carries a request and its answer', async () => {
    const { client } = open()
    await expect(client.stock.count({ article: 'pen' })).resolves.toEqual({ count: 3 })
  })

  it('carries bytes', async () => {
    const { client } = open()
    await expect(client.stock.scan({ pixels: Uint8Array.of(1, 2, 3) })).resolves.toEqual({ sum: 6 })
  })

  it('refuses input that is not of the declared shape before the handler sees it', async () => {
    const { wire } = open()
    const outcome = await wire.call('stock.count', { article: 7 })
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'ipc/invalid-input', params: { request: 'stock.count' } },
    })
  })

  it.each(['stock', 'stock.nothing', 'constructor.name', '__proto__.toString', 'stock.low'])(
    'refuses the request %s, which nobody declared',
    async (name) => {
      const { wire } = open()
      await expect(wire.call(name, undefined)).resolves.toMatchObject({
        ok: false,
        error: { code: 'ipc/invalid-input' },
      })
    },
  )

  it('refuses a request that another place answers', async () => {
    const { wire } = open()
    await expect(wire.call('door.open', undefined)).resolves.toMatchObject({
      ok: false,
      error: { code: 'ipc/invalid-input' },
    })
    expect(placeOf(shop, 'door.open')).toBe('shell')
  })

  it('asks who may send before it looks at the input', async () => {
    const { wire } = open()
    await expect(wire.call('stock.take', 'rubbish')).resolves.toMatchObject({
      ok: false,
      error: { code: 'vault/not-permitted' },
    })
  })

  it('turns an unexpected error into one without detail, and reports it on its own side', async () => {
    const defect = new Error('customer 110101199003070038')
    const { wire, reported } = open({ stock: { ...handlers.stock, count: () => Promise.reject(defect) } })
    const outcome = await wire.call('stock.count', { article: 'pen' })
    expect(outcome).toEqual({ ok: false, error: { code: 'internal/unexpected', params: {} } })
    expect(reported).toEqual([defect])
  })

  it('rejects with the code and parameters of an expected error', async () => {
    const [near, far] = linkPair()
    serveOver(far, serve(shop, 'core', handlers, { admit: () => undefined, report: () => undefined }))
    const client = createClient(shop, wireOver(near))
    await expect(client.stock.take({ article: 'pen' })).rejects.toMatchObject({
      code: 'file/exists',
      params: { path: 'pen' },
    })
  })

  it('carries events, parsed, until one stops listening', async () => {
    const { wire, server } = open()
    const seen: unknown[] = []
    const stop = onEvent(shop, wire, 'stock.low', (payload) => seen.push(payload))
    server.emit('stock.low', { article: 'pen' })
    await Promise.resolve()
    stop()
    server.emit('stock.low', { article: 'ink' })
    await Promise.resolve()
    expect(seen).toEqual([{ article: 'pen' }])
  })

  it('answers what still waits when the other side is gone', async () => {
    const { wire } = open({ stock: { ...handlers.stock, count: () => new Promise(() => undefined) } })
    const waiting = wire.call('stock.count', { article: 'pen' })
    await Promise.resolve()
    wire.close()
    await expect(waiting).resolves.toEqual({ ok: false, error: { code: 'ipc/unavailable', params: {} } })
  })

  it('does not compile with a handler too few or too many', () => {
    const { count, take, scan } = handlers.stock
    const sell = () => undefined
    // @ts-expect-error: `scan` is missing
    const tooFew: Handlers<typeof shop, 'core', void> = { stock: { count, take } }
    // @ts-expect-error: nobody declared `sell`
    const tooMany: Handlers<typeof shop, 'core', void> = { stock: { count, take, scan, sell } }
    expect([tooFew, tooMany]).toHaveLength(2)
  })
})
