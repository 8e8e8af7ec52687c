import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../build/browser.ts'
import { origins } from '../../main/electron/policy.ts'
import { serveAssets } from '../../main/electron/protocol.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import type { Client } from '../../shared/ipc/request.ts'
import { wireOver } from '../../shared/ipc/wire.ts'

/** The built page in which the window decodes, alone in a browser, under the policy that the application gives it. */
export interface DecoderPage {
  readonly client: Client<typeof decoderContract>
  /** What the page complained of: scripts, policy, requests that found nothing. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const origin = 'https://decoder.test'

/** Messages cross as JSON, and bytes in it as text. */
interface Crossing {
  readonly listeners: ((message: unknown) => void)[]
}

export async function openDecoderPage(): Promise<DecoderPage> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chrome, Chromium or Edge is installed')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  return openIn(browser)
}

async function openIn(browser: Browser): Promise<DecoderPage> {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await serveBuilt(page)
  const heard: ((message: unknown) => void)[] = []
  await page.exposeFunction('postOut', (text: string) => {
    for (const listener of heard) listener(parsed(text))
  })
  await page.addInitScript(pageSide)
  await page.goto(`${origin}/decoder.html`)
  await page.waitForFunction(
    () => (window as unknown as { crossing: Crossing }).crossing.listeners.length > 0,
  )
  const wire = wireOver({
    post: (message) =>
      void page.evaluate(
        (text) => (window as unknown as { postIn(text: string): void }).postIn(text),
        written(message),
      ),
    listen(listener) {
      heard.push(listener)
      return () => void heard.splice(heard.indexOf(listener), 1)
    },
  })
  return { client: createClient(decoderContract, wire), complaints, close: () => browser.close() }
}

/** Serves what the application's own scheme serves, with the same headers, at an address that any browser takes. */
async function serveBuilt(page: Page): Promise<void> {
  const serve = serveAssets(join(import.meta.dirname, '../../out/renderer'))
  await page.route('**/*', async (route) => {
    const url = route.request().url()
    if (!url.startsWith(`${origin}/`)) return route.abort()
    const answer = await serve(new Request(url.replace(origin, origins.decoder)))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
}

/** Runs in the page, before it: what the preload gives it. */
function pageSide(): void {
  const listeners: ((message: unknown) => void)[] = []
  const isBytes = (value: unknown): value is { bytes: string } =>
    typeof value === 'object' && value !== null && Object.keys(value).join() === 'bytes64'
  Object.assign(window, {
    crossing: { listeners },
    postIn(text: string) {
      const message: unknown = JSON.parse(text, (_key, value) =>
        isBytes(value)
          ? Uint8Array.from(atob((value as unknown as { bytes64: string }).bytes64), (c) => c.charCodeAt(0))
          : value,
      )
      for (const listener of listeners) listener(message)
    },
    decoderLink: {
      post(message: unknown) {
        const text = JSON.stringify(message, (_key, value: unknown) => {
          if (!(value instanceof Uint8Array)) return value
          let binary = ''
          for (let at = 0; at < value.length; at += 0x8000)
            binary += String.fromCharCode(...value.subarray(at, at + 0x8000))
          return { bytes64: btoa(binary) }
        })
        ;(window as unknown as { postOut(text: string): void }).postOut(text)
      },
      listen(listener: (message: unknown) => void) {
        listeners.push(listener)
        return () => void listeners.splice(listeners.indexOf(listener), 1)
      },
    },
  })
}

function written(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { bytes64: Buffer.from(value).toString('base64') } : value,
  )
}

function parsed(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'bytes64' in value
      ? new Uint8Array(Buffer.from(String(value.bytes64), 'base64'))
      : value,
  )
}
