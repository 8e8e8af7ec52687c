import type { RunningApp } from './runningApp.ts'

/** What the application answers a page. */
export interface Outcome {
  readonly ok: boolean
  readonly value?: unknown
}

/** Asks the application as its page does. Rejects where the page ends meanwhile. */
export async function callAsPage(app: RunningApp, name: string, input?: unknown): Promise<Outcome> {
  const page = await app.window()
  return page.evaluate(
    ([request, given]) => {
      const { sealdesk } = globalThis as unknown as {
        sealdesk: { call(name: string, input: unknown): Promise<{ ok: boolean }> }
      }
      return sealdesk.call(request, given)
    },
    [name, input] as const,
  )
}
