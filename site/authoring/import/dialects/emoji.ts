import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const shortcode = /:([a-z0-9_+-]+):/y

/** Names between colons by which GitHub, Material and Docusaurus write a picture sign; the ones that documentation uses. */
const emoji = new Map(
  (
    '+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 smile 😄 smiley 😃 grin 😁 joy 😂 wink 😉 blush 😊 heart ❤️ broken_heart 💔 star ⭐ star2 🌟 ' +
    'sparkles ✨ fire 🔥 rocket 🚀 tada 🎉 confetti_ball 🎊 wave 👋 clap 👏 pray 🙏 muscle 💪 eyes 👀 point_right 👉 point_left 👈 ' +
    'point_up ☝️ point_down 👇 ok_hand 👌 raised_hand ✋ raised_hands 🙌 thinking 🤔 sob 😭 cry 😢 disappointed 😞 confused 😕 ' +
    'sunglasses 😎 sweat_smile 😅 slightly_smiling_face 🙂 neutral_face 😐 man_raising_hand 🙋‍♂️ woman_raising_hand 🙋‍♀️ raising_hand 🙋 ' +
    'warning ⚠️ no_entry ⛔ no_entry_sign 🚫 x ❌ negative_squared_cross_mark ❎ heavy_check_mark ✔️ white_check_mark ✅ ballot_box_with_check ☑️ ' +
    'heavy_plus_sign ➕ heavy_minus_sign ➖ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ question ❓ grey_question ❔ interrobang ⁉️ ' +
    'information_source ℹ️ bulb 💡 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 bookmark 🔖 bookmark_tabs 📑 page_facing_up 📄 clipboard 📋 ' +
    'pushpin 📌 paperclip 📎 link 🔗 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 closed_lock_with_key 🔐 shield 🛡️ bell 🔔 no_bell 🔕 ' +
    'email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 package 📦 gift 🎁 calendar 📆 date 📅 clock1 🕐 hourglass ⌛ hourglass_flowing_sand ⏳ ' +
    'stopwatch ⏱️ alarm_clock ⏰ watch ⌚ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 toolbox 🧰 computer 💻 ' +
    'desktop_computer 🖥️ keyboard ⌨️ iphone 📱 telephone ☎️ phone ☎️ satellite 📡 electric_plug 🔌 battery 🔋 floppy_disk 💾 cd 💿 ' +
    'file_folder 📁 open_file_folder 📂 file_cabinet 🗄️ card_index_dividers 🗂️ wastebasket 🗑️ chart_with_upwards_trend 📈 ' +
    'chart_with_downwards_trend 📉 bar_chart 📊 construction 🚧 rotating_light 🚨 triangular_flag_on_post 🚩 checkered_flag 🏁 bug 🐛 ' +
    'ambulance 🚑 recycle ♻️ arrows_counterclockwise 🔄 repeat 🔁 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ ' +
    'arrow_forward ▶️ back 🔙 soon 🔜 top 🔝 new 🆕 free 🆓 up 🆙 ok 🆗 cool 🆒 sos 🆘 100 💯 zap ⚡ boom 💥 snowflake ❄️ sunny ☀️ ' +
    'cloud ☁️ umbrella ☔ rainbow 🌈 earth_africa 🌍 globe_with_meridians 🌐 house 🏠 office 🏢 factory 🏭 hospital 🏥 school 🏫 ' +
    'bank 🏦 truck 🚚 car 🚗 robot 🤖 ghost 👻 skull 💀 crown 👑 gem 💎 moneybag 💰 dollar 💵 credit_card 💳 art 🎨 dart 🎯 trophy 🏆 ' +
    'medal_sports 🏅 test_tube 🧪 microscope 🔬 dna 🧬 magic_wand 🪄 puzzle_piece 🧩 label 🏷️ speech_balloon 💬 thought_balloon 💭 ' +
    'loudspeaker 📢 mega 📣 mute 🔇 speaker 🔈 tv 📺 movie_camera 🎥 camera 📷 video_camera 📹 headphones 🎧 musical_note 🎵 coffee ☕ ' +
    'beer 🍺 pizza 🍕 apple 🍎 cake 🍰 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀 dog 🐶 cat 🐱 whale 🐳 penguin 🐧 snake 🐍 ' +
    'turtle 🐢 bee 🐝 octopus 🐙 red_circle 🔴 green_circle 🟢 yellow_circle 🟡 orange_circle 🟠 large_blue_circle 🔵 white_circle ⚪ ' +
    'black_circle ⚫ white_large_square ⬜ black_large_square ⬛ small_blue_diamond 🔹 small_orange_diamond 🔸 heavy_dollar_sign 💲 ' +
    'copyright ©️ registered ®️ tm ™️ zzz 💤 anger 💢 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣'
  )
    .match(/\S+ \S+/g)
    ?.map((pair) => pair.split(' ') as [string, string]),
)

/** Picture signs by their names. A name that is none of them stays as it was written. */
export const emojis: Dialect = {
  readers: [
    {
      at: 'text',
      first: ':',
      read(source, at) {
        if (/[\p{L}\p{N}:]/u.test(source[at - 1] ?? '')) return null
        const found = matchAt(shortcode, source, at)
        const sign = found && emoji.get(found[1] ?? '')
        if (!found || !sign || /[\p{L}\p{N}]/u.test(source[at + found[0].length] ?? '')) return null
        return { type: 'text', text: sign, length: found[0].length }
      },
    },
  ],
  meanings: {},
}
