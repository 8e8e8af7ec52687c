import type { Random } from '../../main/cli/sample/random.ts'
import { addDays, addYears, ageAt } from '../../shared/rules/date.ts'
import { idCheckCharacter } from '../../shared/rules/idNumber.ts'
import { type Area, areas, estates, streets, villages } from './places.ts'

/** Somebody invented, as identity cards describe people. Dates are ISO 8601; `validTo` may be 长期. */
export interface Citizen {
  readonly name: string
  readonly sex: '男' | '女'
  readonly ethnicity: string
  readonly birth: string
  readonly address: string
  readonly idNumber: string
  readonly area: Area
  readonly validFrom: string
  readonly validTo: string
}

const today = '2026-06-30'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边'
const doubleSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
] as const
const maleCharacters =
  '伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢建国志文博然子轩宏航天佑晓东立新海栋世永康家豪嘉懿思远景行泽瑞晨毅恒睿炜翔峰松柏庆祥德昌振邦耀铭冠霖奕铖梓皓昊晟煜烨骏驰钧鸿渊澄'
const femaleCharacters =
  '芳娜敏静丽艳娟霞秀兰桂英雨桐梓涵欣怡诗佳琪婉清玉梅晓燕美玲雪莲若曦思慧春华秋月雅琴萍红颖琳晶妍茜蓉薇菁璐洁丹彤瑶馨悦婷媛倩岚蕾莎瑾璇淑惠珍珠凤翠莉莹媚嫣蓓黛芸荷菲萱岑'
/** Names that are right only with characters that common fonts and readers do not always have. */
const rareGivenNames = [
  '赟',
  '劼',
  '龑',
  '喆',
  '翀',
  '玥',
  '珺',
  '昇',
  '淼',
  '彧',
  '垚',
  '堃',
  '祎',
  '鋆',
  '甯',
  '骉',
] as const

const longNames = {
  维吾尔: [
    '阿卜杜热合曼·吐尔逊',
    '古丽娜尔·艾买提',
    '买买提江·卡德尔',
    '阿依古丽·吾守尔',
    '努尔麦麦提·图尔荪',
  ],
  哈萨克: ['叶尔兰·木拉提', '阿依努尔·巴合提', '达吾列提别克·赛力克'],
  藏: ['扎西次仁', '达瓦卓玛', '索朗旺堆', '格桑曲珍', '洛桑'],
  蒙古: ['乌云其木格', '巴特尔', '苏日娜', '额尔敦巴雅尔', '其其格'],
  柯尔克孜: ['吐尔干拜·买买提居马', '阿依扎提·玉山'],
  彝: ['阿苦么日牛', '吉克尔布', '沙马拉且'],
  俄罗斯: ['瓦西里·伊万诺维奇·斯米尔诺夫'],
} as const satisfies Record<string, readonly [string, ...string[]]>
const longNamed = Object.keys(longNames) as [keyof typeof longNames, ...(keyof typeof longNames)[]]

const smallerGroups = [
  '回',
  '满',
  '壮',
  '苗',
  '土家',
  '布依',
  '朝鲜',
  '侗',
  '瑶',
  '白',
  '哈尼',
  '傣',
  '黎',
  '傈僳',
  '佤',
  '畲',
  '高山',
  '拉祜',
  '水',
  '东乡',
  '纳西',
  '景颇',
  '土',
  '达斡尔',
  '仫佬',
  '羌',
  '布朗',
  '撒拉',
  '毛南',
  '仡佬',
  '锡伯',
  '阿昌',
  '普米',
  '塔吉克',
  '怒',
  '乌孜别克',
  '鄂温克',
  '德昂',
  '保安',
  '裕固',
  '京',
  '独龙',
  '鄂伦春',
  '赫哲',
  '门巴',
  '珞巴',
  '基诺',
] as const

export interface CitizenWishes {
  /** Age in completed years on the day the papers are drawn; 16 to 85 unless told. */
  readonly ages?: { readonly from: number; readonly to: number }
  /** A given name of a character that not every reader knows. */
  readonly rareName?: boolean
}

export function inventCitizen(
  random: Random,
  { ages = { from: 16, to: 85 }, rareName = false }: CitizenWishes = {},
): Citizen {
  const sex = random.pick(['男', '女'] as const)
  const area = random.pick(areas)
  const birth = addDays(addYears(today, -random.int(ages.from, ages.to)), -random.int(1, 364))
  const validFrom = issueDate(random, birth)
  return {
    ...inventNameAndGroup(random, sex, rareName),
    sex,
    birth,
    address: inventHome(random, area),
    idNumber: inventIdNumber(random, area, birth, sex),
    area,
    validFrom,
    validTo: validityEnd(birth, validFrom),
  }
}

function inventNameAndGroup(
  random: Random,
  sex: '男' | '女',
  rareName: boolean,
): Pick<Citizen, 'name' | 'ethnicity'> {
  const surname = random.chance(0.03) ? random.pick(doubleSurnames) : characterOf(random, surnames)
  if (rareName) return { name: surname + random.pick(rareGivenNames), ethnicity: '汉' }
  if (random.chance(0.12)) {
    const ethnicity = random.pick(longNamed)
    return { name: random.pick<string>(longNames[ethnicity]), ethnicity }
  }
  return {
    name: surname + givenName(random, sex),
    ethnicity: random.chance(0.35) ? random.pick(smallerGroups) : '汉',
  }
}

function givenName(random: Random, sex: '男' | '女'): string {
  const characters = sex === '男' ? maleCharacters : femaleCharacters
  const first = characterOf(random, characters)
  return random.chance(0.3) ? first : first + characterOf(random, characters)
}

function characterOf(random: Random, characters: string): string {
  return characters.charAt(random.int(0, characters.length - 1))
}

/** One to three lines on a card: a city's street and building, or a village and its group. */
function inventHome(random: Random, area: Area): string {
  if (random.chance(0.3))
    return `${area.name}${random.pick(villages)}${random.int(1, 18)}${random.pick(['组', '号', '社', `组附${random.int(1, 40)}号`])}`
  const street = `${area.name}${random.pick(streets)}${random.int(1, 1399)}号`
  return (
    street +
    random.pick<() => string>([
      () => '',
      () => `${random.int(1, 48)}号楼${random.int(1, 32)}0${random.int(1, 8)}`,
      () =>
        `${random.pick(estates)}${random.int(1, 28)}栋${random.int(1, 6)}单元${random.int(1, 24)}0${random.int(1, 4)}室`,
      () =>
        `${random.pick(estates)}${random.pick(['A', 'B', 'C'])}座${random.int(1, 33)}层${random.int(1, 8)}号`,
      () => `院${random.int(1, 20)}楼${random.int(1, 6)}门${random.int(101, 1806)}号`,
      () => `附${random.int(1, 60)}号${random.int(1, 9)}-${random.int(1, 9)}-${random.int(1, 4)}`,
    ])()
  )
}

function inventIdNumber(random: Random, { code }: Area, birth: string, sex: '男' | '女'): string {
  const order = random.int(0, 499) * 2 + (sex === '男' ? 1 : 0)
  const body = `${code}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + idCheckCharacter(body)
}

/** A card of the second generation (from 2004 on) that was issued to somebody already born. */
function issueDate(random: Random, birth: string): string {
  const issued = addDays(today, -random.int(30, 365 * 9))
  return issued > birth ? issued : birth
}

/** Last day of a card by the age at issue. Source: 居民身份证法 (Resident Identity Card Law), article 5. */
function validityEnd(birth: string, issued: string): string {
  const age = ageAt(birth, issued)
  if (age >= 46) return '长期'
  return addYears(issued, age < 16 ? 5 : age < 26 ? 10 : 20)
}
