import type { Canvas } from '@napi-rs/canvas'
import type { Random } from '../../main/cli/sample/random.ts'
import { newFrame, scaled, turned } from './camera.ts'
import { fontOf } from './fonts.ts'
import type { PictureFile } from './levels.ts'

/** A phone's screen that shows a picture, between the bars of the system and of an album. */
export function screenshotOf(canvas: Canvas, random: Random): PictureFile {
  const [width, height] = random.pick<readonly [number, number]>([
    [1080, 2340],
    [1170, 2532],
    [1080, 1920],
  ])
  const dark = random.chance(0.7)
  const { canvas: screen, ink } = newFrame(width, height, dark ? '#000000' : '#f5f5f5')
  const picture = canvas.width > canvas.height * 1.2 && random.chance(0.3) ? turned(canvas, 90) : canvas
  const shown = scaled(picture, Math.min(width / picture.width, (height - 400) / picture.height))
  ink.drawImage(shown, (width - shown.width) / 2, (height - shown.height) / 2)
  ink.fillStyle = dark ? '#e8e8e8' : '#202020'
  ink.font = fontOf('hei-medium', 34)
  ink.textBaseline = 'middle'
  ink.fillText(`${random.int(8, 22)}:${String(random.int(0, 59)).padStart(2, '0')}`, 60, 52)
  ink.textAlign = 'right'
  ink.fillText(`5G ${random.int(12, 99)}%`, width - 60, 52)
  ink.textAlign = 'center'
  ink.fillText(
    random.pick(['发送  编辑  收藏  删除', '分享   编辑   更多', '查看原图']),
    width / 2,
    height - 90,
  )
  const [bytes, mediaType] = random.chance(0.5)
    ? ([screen.toBuffer('image/png'), 'image/png'] as const)
    : ([screen.toBuffer('image/jpeg', 85), 'image/jpeg'] as const)
  return { bytes, mediaType }
}
