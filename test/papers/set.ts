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
}

export interface Specimen extends Pick<Paper, 'kind' | 'truth'>, PictureFile {
  readonly level: Level
  /** `<kind>-<level>-<seed>-<index>` with the extension of its format. */
  readonly file: string
}

export async function* drawSet({ kinds, levels, count, seed }: SetPlan): AsyncGenerator<Specimen> {
  for (let index = 0; index < count; index += 1)
    for (const kind of kinds) for (const level of levels) yield await drawSpecimen(kind, level, seed, index)
}

async function drawSpecimen(
  kind: DocumentKind,
  level: Level,
  seed: string,
  index: number,
): Promise<Specimen> {
  const { canvas, truth } = drawPaper(kind, createRandom(`paper/${seed}/${kind}/${level}/${index}`))
  const picture = await degrade(canvas, level, createRandom(`level/${seed}/${kind}/${level}/${index}`))
  const extension = picture.mediaType === 'image/png' ? 'png' : 'jpg'
  return { kind, truth, level, ...picture, file: `${kind}-${level}-${seed}-${index}.${extension}` }
}
