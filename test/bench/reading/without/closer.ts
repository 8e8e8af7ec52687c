import type { PageText } from '../../../../main/reading/page/page.ts'

export * from '../../../../main/reading/page/closer.ts'
export const readCloser = async (page: PageText): Promise<PageText> => page
