import {
  decideIdNumber as decide,
  type NumberReaders,
  type NumberReading,
} from '../../../../main/reading/kinds/idCard/number.ts'
import type { Quad } from '../../../../main/reading/page/geometry.ts'

export * from '../../../../main/reading/kinds/idCard/number.ts'
export const decideIdNumber = (
  first: string,
  quad: Quad,
  readers: NumberReaders,
  birth: string | null,
): Promise<NumberReading> => decide(first, quad, { ...readers, main: async () => '' }, birth)
