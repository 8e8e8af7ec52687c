import type { Page } from 'playwright-core'
import { z } from 'zod'

/** One task of the window's main thread. Milliseconds: of the clock, and of the processor. */
export interface Task {
  readonly clock: number
  readonly processor: number
}

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds. */
      dur: z.number().default(0),
      tdur: z.number().default(0),
      args: z.object({ name: z.string().optional() }).default({}),
    }),
  ),
})

/**
 * Notes the tasks of a page while something happens in it. What others take of the processor meanwhile stretches a
 * task by the clock, and says nothing of the page; what it takes itself it takes on any machine.
 */
export async function tasksWhile(page: Page, act: () => Promise<void>): Promise<Task[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  await browser.startTracing(page, { categories: ['toplevel'] })
  await act()
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  )
  return traceEvents
    .filter(
      (event) => event.ph === 'X' && event.name.endsWith('::RunTask') && mainThreads.has(threadOf(event)),
    )
    .map(({ dur, tdur }) => ({ clock: dur / 1000, processor: tdur / 1000 }))
}
