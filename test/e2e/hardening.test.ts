import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAsPage } from './asPage.ts'
import { givePageTools, pageAttempts, permissionAttempts } from './attempts.ts'
import { canWatch, createWatch, routeQuestions } from './connects.ts'
import { inside, outside, supervisor, unlock } from './door.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

/** A page that has been taken over, in the running application: what it tries, and what becomes of it. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let watchFolder: Awaited<ReturnType<typeof temporaryFolder>>
let watch: ReturnType<typeof createWatch>
let app: RunningApp

beforeAll(async () => {
  folder = await temporaryFolder()
  watchFolder = await temporaryFolder()
  watch = createWatch(watchFolder.path)
  await prepareVault(folder.path)
  app = await launchApp(folder.path, 'profile', { through: canWatch ? watch.through : undefined })
  await unlock(app, supervisor.passphrase)
  await inside(app)
  await (await app.window()).evaluate(givePageTools)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
  await watchFolder[Symbol.asyncDispose]()
})

/** How often the application has refused an attempt of this kind so far. */
const refusals = (attempt: string) => app.output().split(`refused: ${attempt}\n`).length - 1

const call = (name: string, input?: unknown) => callAsPage(app, name, input)

describe('a page that has been taken over', () => {
  it('finds no Node and no more of the application than two functions', async () => {
    const page = await app.window()
    const seen = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      bridge: Object.keys((globalThis as unknown as { sealdesk: object }).sealdesk).sort(),
    }))
    expect(seen).toEqual({ node: [], bridge: ['call', 'subscribe'] })
  })

  it.each(pageAttempts.map(({ what, countedAs, tries }) => [what, countedAs, tries] as const))(
    'is refused %s, and that is counted: %s',
    async (_what, countedAs, tries) => {
      const page = await app.window()
      const before = refusals(countedAs)
      const address = page.url()
      expect(await page.evaluate(tries)).toBe('refused')
      await expect.poll(() => refusals(countedAs)).toBeGreaterThan(before)
      expect(page.url()).toBe(address)
      await expect.poll(() => page.context().pages().length).toBe(1)
    },
  )

  it.each([
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'midi',
    'clipboard-read',
    'background-sync',
  ])('is denied %s', async (name) => {
    const page = await app.window()
    const state = await page.evaluate(
      async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
      name,
    )
    expect(state).toBe('denied')
  })

  it.each(permissionAttempts.map(({ what, tries }) => [what, tries] as const))(
    'gets none by asking for %s',
    async (_what, tries) => {
      expect(await (await app.window()).evaluate(tries)).toBe('refused')
    },
  )

  it.each([
    '../package.json',
    '%2e%2e/main/electron.js',
    '.hidden',
    'index.html?x',
    'assets/none.exe',
    'no/such.js',
  ])('is not served %s', async (path) => {
    const page = await app.window()
    const status = await page.evaluate(async (relative) => (await fetch(`./${relative}`)).status, path)
    expect(status).toBe(404)
  })

  it('gets an answer only to requests of the contract', async () => {
    for (const name of ['__proto__.toString', 'decoder.page', 'keystore.get'])
      expect(await call(name)).toMatchObject({ ok: false, error: { code: 'ipc/invalid-input' } })
  })

  it('has nobody called, and no way looked up, also where nobody could tell of it', async () => {
    const page = await app.window()
    const candidates = await page.evaluate(async () => {
      for (const [rel, href] of [
        ['dns-prefetch', 'https://foreign.example/'],
        ['preconnect', 'https://foreign.example/'],
        ['preconnect', 'https://192.0.2.9/'],
      ] as const)
        document.head.append(Object.assign(document.createElement('link'), { rel, href }))
      const relay = { username: 'a', credential: 'b' }
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: 'stun:192.0.2.8:3478' },
          { urls: ['turn:192.0.2.7:80?transport=tcp', 'turns:192.0.2.6:443?transport=tcp'], ...relay },
        ],
      })
      const found: string[] = []
      connection.onicecandidate = ({ candidate }) => candidate && found.push(candidate.candidate)
      connection.createDataChannel('x')
      const gathered = new Promise((resolve) => {
        connection.onicegatheringstatechange = () =>
          connection.iceGatheringState === 'complete' && resolve(null)
      })
      await connection.setLocalDescription(await connection.createOffer())
      await gathered
      return found
    })
    expect(candidates).toEqual([])
  })
})

describe('what was refused', () => {
  it('stands in the diagnostics by kind and number', async () => {
    const { value } = await call('diagnostics.show')
    const { refusals: counted } = JSON.parse(String(value)) as { refusals: Record<string, number> }
    for (const kind of new Set(pageAttempts.map(({ countedAs }) => countedAs)))
      expect(counted, kind).toMatchObject({ [kind]: refusals(kind) })
  })

  it("stands in the vault's log by kind and number, and nothing of where it was to go", async () => {
    // What came after the first is told when the vault is opened next, or once a minute.
    await app.leaveDesk('suspend')
    await outside(app)
    await unlock(app, supervisor.passphrase)
    await inside(app)
    const { value } = await call('audit.list', {
      batch: null,
      filter: { action: 'attempt.refused' },
      offset: 0,
      limit: 1000,
    })
    const { entries } = value as { entries: { on: string; detail: { times: number } }[] }
    const logged = Object.groupBy(entries, ({ on }) => on)
    for (const kind of new Set(pageAttempts.map(({ countedAs }) => countedAs)))
      expect(
        logged[kind]?.reduce((sum, { detail }) => sum + detail.times, 0),
        kind,
      ).toBe(refusals(kind))
    expect(JSON.stringify(entries)).not.toMatch(/foreign|example|http|192\.0\.2/)
  })

  it('is read by the supervisor in words', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+a')
    const log = page.getByRole('grid', { name: '审计日志' })
    await log.getByText('嵌入框架').first().waitFor()
    expect(await log.getByText('拦截页面的越权操作').count()).toBeGreaterThan(1)
  })
})

describe('the page that the application serves', () => {
  it('carries its policy and no permission to be kept', async () => {
    const page = await app.window()
    const headers = await page.evaluate(async () => {
      const response = await fetch('./index.html')
      return Object.fromEntries(response.headers)
    })
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })
})

it.skipIf(!canWatch)('whatever the page tried, nobody was connected to and nothing was sent', async () => {
  await app.close()
  const { local, connected, pointedAt, sent } = await watch.reached()
  expect(local).toBeGreaterThan(0)
  expect(connected).toEqual([])
  expect(sent).toEqual([])
  expect(pointedAt.filter((address) => !routeQuestions.includes(address))).toEqual([])
})
