import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OcrLine } from '../../../main/cli/ocr.ts'
import { type Judged, judge } from '../../papers/judge.ts'
import { drawSet, type SetPlan, type Specimen } from '../../papers/set.ts'

/** A specimen whose picture lies in a file. */
export type KeptSpecimen = Pick<Specimen, 'kind' | 'level' | 'truth' | 'file'>

export interface KeptSet {
  readonly folder: string
  readonly specimens: readonly KeptSpecimen[]
}

/** Draws a set into a folder of its own; one that was drawn before is taken as it is. */
export async function keepSet(root: string, plan: SetPlan): Promise<KeptSet> {
  const folder = join(root, `seed-${plan.seed}`)
  const list = join(folder, 'truth.json')
  if (existsSync(list)) return { folder, specimens: JSON.parse(readFileSync(list, 'utf8')) as KeptSpecimen[] }
  mkdirSync(folder, { recursive: true })
  const specimens: KeptSpecimen[] = []
  for await (const { bytes, mediaType: _, ...specimen } of drawSet(plan)) {
    writeFileSync(join(folder, specimen.file), bytes)
    specimens.push(specimen)
  }
  writeFileSync(list, JSON.stringify(specimens, null, 1))
  return { folder, specimens }
}

export function filesOf({ folder, specimens }: KeptSet): string[] {
  return specimens.map(({ file }) => join(folder, file))
}

/** Compares what was printed with the lines that the command gave for it, in the same order. */
export function judgeAll({ specimens }: KeptSet, lines: readonly OcrLine[]): Judged[] {
  return specimens.map((specimen, index) => {
    const line = lines[index]
    if (!line || basename(line.file) !== specimen.file) throw new Error(`no line for ${specimen.file}`)
    return judge(specimen, 'error' in line ? { kind: 'other', fields: {}, seconds: 0 } : line)
  })
}
