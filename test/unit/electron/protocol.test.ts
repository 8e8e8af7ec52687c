import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicies } from '../../../main/electron/policy.ts'
import { serveAssets } from '../../../main/electron/protocol.ts'

let folder: string
let get: (address: string, init?: RequestInit) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealdesk-pages-'))
  await mkdir(join(folder, 'pages/assets'), { recursive: true })
  await writeFile(join(folder, 'pages/index.html'), '<title>page</title>')
  await writeFile(join(folder, 'pages/assets/code.js'), 'export {}')
  await writeFile(join(folder, 'pages/assets/tool.exe'), 'MZ')
  await writeFile(join(folder, 'pages/.env'), 'SECRET=1')
  await writeFile(join(folder, 'outside.js'), 'outside')
  const serve = serveAssets(join(folder, 'pages'))
  get = (address, init) => serve(new Request(address, init))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a file of the pages', () => {
  it('comes with its type and the policy of the host that asks', async () => {
    const response = await get('app://decoder/assets/code.js')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('export {}')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicies.decoder)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('nothing is found', () => {
  it.each([
    ['under another host', 'app://other/index.html'],
    ['under a host that every object has', 'app://constructor/index.html'],
    ['under another scheme', 'https://window/index.html'],
    ['above the folder', 'app://window/../outside.js'],
    ['above the folder, written with escapes', 'app://window/%2e%2e%2foutside.js'],
    ['above the folder, written with a backslash', 'app://window/..%5coutside.js'],
    ['by an escaped name', 'app://window/index%2ehtml'],
    ['by a hidden name', 'app://window/.env'],
    ['of a type that pages do not need', 'app://window/assets/tool.exe'],
    ['without a type', 'app://window/assets'],
    ['at the root', 'app://window/'],
    ['with a query', 'app://window/index.html?x=1'],
    ['where there is no file', 'app://window/none.js'],
  ])('%s', async (_what, address) => {
    const response = await get(address)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('by anything but GET', async () => {
    expect((await get('app://window/index.html', { method: 'POST' })).status).toBe(404)
  })
})
