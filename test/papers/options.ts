import { parseArgs } from 'node:util'
import { z } from 'zod'
import { DocumentKind } from '../../shared/domain/kind.ts'
import { levels } from './levels.ts'
import { drawnKinds } from './papers.ts'

const list = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(item))

const Plan = z.object({
  kinds: list(DocumentKind).default(drawnKinds),
  levels: list(z.enum(levels)).default([...levels]),
  count: z.coerce.number().int().positive().default(6),
  seed: z.string().default('1'),
  keep: z.string().optional(),
})

/** Reads `--kinds a,b --levels clean,photo --count 6 --seed 1 --keep FOLDER` and what stands beside them. */
export function readOptions() {
  const option = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kinds: option, levels: option, count: option, seed: option, keep: option },
  })
  return { ...Plan.parse(values), positionals }
}
