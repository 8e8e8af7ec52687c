import type { TextLine } from '../../../../main/reading/page/page.ts'

export const linesWithin = async (): Promise<TextLine[]> => []
