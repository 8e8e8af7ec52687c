/**
 * Words that Chinese passphrases are often made of, for an estimator that knows none: the syllables of pinyin without
 * tones, the frequent ones first, and before them some favourites. A guesser tries them before letters at random.
 */
export const pinyinWords: readonly string[] =
  `woaini aini 5201314 1314520 520 1314 521 woaiwojia zhangsan lisi wangwu nihao beijing shanghai guangzhou shenzhen zhongguo
  de shi yi bu wo you zai ren zhe ge le zhong da lai shang guo he wei dao ta shuo men sheng nian yao jiu chu hui ke ye ni
  dui neng er zi na xia guo li jia fang hou zuo hao jin ren qi wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu
  lin guo gao luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du cheng wei su
  lu ding shen ren yao lu fu zhong jiang cui tan liao fan wang jin shi dai xia qiu fang hou zou xiong meng qin bai jiang
  yan xue lei long duan hao kong shao mao chang wan gu lai wu kang he yan yin qian shi niu hong gong an bo ban bang bao bei
  ben beng bi bian biao bie bin bing ca can cang ce cen ceng cha chai chan chao che chi chong chou chuai chuan chuang chui
  chun chuo ci cong cou cu cuan cun cuo dan dang dei di dia dian diao die diu dou dun duo e en eng fa fei fen fo fou ga gai
  gan gang ge gei gen geng gou gua guai guan guang gui gun ha hai hang hei hen heng hua huai huan huo ji jian jiao jie jing
  jiong juan jue jun ka kai kan kao ken keng kou ku kua kuai kuan kuang kui kun kuo la lan lang lao lia lian lie ling lou
  lou lun lv mai man mang me mei men mi mian miao mie min ming miu mo mou mu nai nan nang nao ne nei nen neng nian niang
  niao nie nin ning nong nou nu nuan nuo nv ou pa pai pang pao pei pen pi pian piao pie pin ping po pou pu qia qiang qiao
  qie qing qiong qu quan que qun ran rang rao re reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha
  shai shan shei shou shu shua shuai shuan shuang shui shun si sou suan sui suo tai tao te teng ti tiao tie ting tong tou
  tu tuan tui tun tuo wa wai wen weng xi xian xiang xin xing xiu xuan xun ya yan yin ying yo yong yue yun za zan zang zao
  zei zen zha zhai zhan zhen zhi zhua zhuai zhuan zhuang zhui zhun zhuo zong zou zu zuan zui zun`.split(/\s+/)
