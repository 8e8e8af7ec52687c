import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

/** The fonts that papers are set in. All come with npm packages or lie here, so that every machine draws the same. */

const { resolve } = createRequire(import.meta.url)
const npm = (path: string) => resolve(`@expo-google-fonts/${path}`)

const files = {
  /** 黑体 in five weights: modern printing, identity cards. */
  'hei-light': () => npm('noto-sans-sc/300Light/NotoSansSC_300Light.ttf'),
  hei: () => npm('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  'hei-medium': () => npm('noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
  'hei-bold': () => npm('noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  'hei-black': () => npm('noto-sans-sc/900Black/NotoSansSC_900Black.ttf'),
  /** 宋体: licences, certificates, contracts. */
  song: () => npm('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  'song-medium': () => npm('noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf'),
  'song-bold': () => npm('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  'song-black': () => npm('noto-serif-sc/900Black/NotoSerifSC_900Black.ttf'),
  /** A light 宋体 with the strokes of writing; GB 2312 only. Stands for 仿宋. */
  'song-written': () => npm('zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'),
  sans: () => npm('arimo/400Regular/Arimo_400Regular.ttf'),
  'sans-bold': () => npm('arimo/700Bold/Arimo_700Bold.ttf'),
  mono: () => npm('roboto-mono/400Regular/RobotoMono_400Regular.ttf'),
  'mono-medium': () => npm('roboto-mono/500Medium/RobotoMono_500Medium.ttf'),
  'mono-narrow': () => npm('share-tech-mono/400Regular/ShareTechMono_400Regular.ttf'),
  'ocr-b': () => fileURLToPath(new URL('./fonts/OCRB.otf', import.meta.url)),
} as const satisfies Record<string, () => string>

export type PaperFont = keyof typeof files

/** A CSS font of a size in pixels. Characters that it lacks are taken from Noto Sans SC. */
export function fontOf(font: PaperFont, size: number): string {
  return `${size}px ${family(font)}, ${family('hei')}`
}

function family(font: PaperFont): string {
  const name = `Paper ${font}`
  if (!GlobalFonts.has(name)) GlobalFonts.registerFromPath(files[font](), name)
  return `"${name}"`
}
