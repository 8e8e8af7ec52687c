import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp

beforeAll(async () => {
  folder = await temporaryFolder()
  app = await launchApp(folder.path)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

/** How often the application has refused an attempt of this kind so far. */
const refusals = (attempt: string) => app.output().split(`refused: ${attempt}\n`).length - 1

describe('a page that has been taken over', () => {
  it('finds no Node and no more of the application than two functions', async () => {
    const page = await app.window()
    const seen = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      bridge: Object.keys((globalThis as unknown as { sealdesk: object }).sealdesk).sort(),
    }))
    expect(seen).toEqual({ node: [], bridge: ['call', 'subscribe'] })
  })

  it('cannot run a script that was written into it', async () => {
    const page = await app.window()
    const blocked = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
        setTimeout(() => resolve('none within two seconds'), 2000)
      })
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
      return { directive: await violation, ran: 'ran' in globalThis }
    })
    expect(blocked).toEqual({ directive: 'script-src-elem', ran: false })
  })

  it('cannot fetch, open a socket, send a beacon or load an image from anywhere else', async () => {
    const page = await app.window()
    const blocked = await page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      )
      const fetched = await fetch('https://foreign.example/').then(
        () => 'answered',
        () => 'refused',
      )
      const socket = await new Promise<string>((resolve) => {
        try {
          const opened = new WebSocket('wss://foreign.example/')
          opened.onopen = () => resolve('opened')
          opened.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      })
      const image = await new Promise<string>((resolve) => {
        const foreign = new Image()
        foreign.onload = () => resolve('loaded')
        foreign.onerror = () => resolve('refused')
        foreign.src = 'https://foreign.example/pixel.png'
      })
      navigator.sendBeacon('https://foreign.example/', 'x')
      return { fetched, socket, image, violations: [...new Set(violations)].sort() }
    })
    expect(blocked).toEqual({
      fetched: 'refused',
      socket: 'refused',
      image: 'refused',
      violations: ['connect-src', 'img-src'],
    })
  })

  it('cannot go elsewhere', async () => {
    const page = await app.window()
    const before = page.url()
    const refused = refusals('navigation')
    await page.evaluate(() => {
      location.href = 'https://foreign.example/'
    })
    await expect.poll(() => refusals('navigation')).toBeGreaterThan(refused)
    expect(page.url()).toBe(before)
  })

  it('cannot open a window', async () => {
    const page = await app.window()
    await page.evaluate(() => void window.open('https://foreign.example/'))
    await expect.poll(() => refusals('window')).toBe(1)
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  it('cannot download', async () => {
    const page = await app.window()
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['secret']))
      link.download = 'secret.txt'
      link.click()
    })
    await expect.poll(() => refusals('download')).toBe(1)
  })

  it.each(['geolocation', 'notifications', 'camera', 'midi'])('is denied %s', async (name) => {
    const page = await app.window()
    const state = await page.evaluate(
      async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
      name,
    )
    expect(state).toBe('denied')
  })

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
    const page = await app.window()
    const outcome = await page.evaluate(() => {
      const { sealdesk } = globalThis as unknown as { sealdesk: { call(name: string): Promise<unknown> } }
      return Promise.all([sealdesk.call('__proto__.toString'), sealdesk.call('decoder.page')])
    })
    expect(outcome).toEqual([
      { ok: false, error: expect.objectContaining({ code: 'ipc/invalid-input' }) },
      { ok: false, error: expect.objectContaining({ code: 'ipc/invalid-input' }) },
    ])
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
