import { createRandom } from '../../main/cli/sample/random.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import { degrade, type Level, type PictureFile } from './levels.ts'
import type { Paper } from './paper.ts'
import { drawPaper } from './papers.ts'

/** Which pictures are made: `count` of each kind at each level. The same seed gives the same pictures. */
export interface SetPlan {
  readonly kinds: readonly DocumentKind[]
  readonly levels: readonly Level[]
  readonly count: number
  readonly seed: string
  /** Draws the papers otherwise than `papers.ts` says. */
  readonly draw?: typeof drawPaper
}

export interface Specimen extends Pick<Paper, 'kind' | 'truth'>, PictureFile {
  readonly level: Level
  /** `<kind>-<level>-<seed>-<index>` with the extension of its format. */
  readonly file: string
}

export async function* drawSet(plan: SetPlan): AsyncGenerator<Specimen> {
  for (let index = 0; index < plan.count; index += 1)
    for (const kind of plan.kinds)
      for (const level of plan.levels) yield await drawSpecimen(plan, kind, level, index)
}

async function drawSpecimen(
  { seed, draw = drawPaper }: SetPlan,
  kind: DocumentKind,
  level: Level,
  index: number,
): Promise<Specimen> {
  const { canvas, truth } = draw(kind, createRandom(`paper/${seed}/${kind}/${level}/${index}`))
  const picture = await degrade(canvas, level, createRandom(`level/${seed}/${kind}/${level}/${index}`))
  const extension = picture.mediaType === 'image/png' ? 'png' : 'jpg'
  return { kind, truth, level, ...picture, file: `${kind}-${level}-${seed}-${index}.${extension}` }
}
