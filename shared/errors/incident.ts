import type { ErrorTexts } from './text.ts'

/** Errors of recording what went wrong at the station. */
export const incidentErrors = {
  'incident/in-future': {
    zh: { what: '发生时间晚于现在。', wayOut: '请检查日期和时间，以及本机的时钟。' },
    en: {
      what: 'The incident lies in the future.',
      wayOut: "Check its date and time, and this computer's clock.",
    },
  },
} as const satisfies ErrorTexts
