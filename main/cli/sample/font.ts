import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const files = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  medium: '500Medium/NotoSansSC_500Medium.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const

export type FontWeight = keyof typeof files

/** Where the font that samples are set in lies on disk; the machine's own fonts would make other bytes. */
export function fontFile(weight: FontWeight): string {
  return require.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`)
}
