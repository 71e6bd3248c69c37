//! The language of a body is told for what it is, and never for that of a neighbour.

/// The code of the language that a text is told to be in.
fn told(text: &str) -> Option<&'static str> {
    dehusk::strip(text).language.map(dehusk::Language::code)
}

#[test]
fn neighbours_are_told_apart() {
    for (code, text) in [
        (
            "hr",
            "Most preko rijeke bit će zatvoren do svibnja, rekao je gradonačelnik u ponedjeljak, jer se popravak nije mogao odgoditi. Trajekt će tijekom tog vremena voziti dva puta na dan, a tko želi može prijeći i pješice.",
        ),
        (
            "sr",
            "Most preko reke biće zatvoren do maja, rekao je gradonačelnik u ponedeljak, jer popravka nije mogla da se odloži. Trajekt će za to vreme voziti dva puta na dan, a ko želi može da pređe i peške, kao što je bilo i pre.",
        ),
        (
            "sl",
            "Most čez reko bo zaprt do maja, je v ponedeljek povedal župan, ker popravila ni bilo mogoče več odložiti. Trajekt bo v tem času vozil dvakrat na dan, kdor želi, pa lahko gre čez tudi peš in z otroki.",
        ),
        (
            "cs",
            "Most přes řeku bude uzavřen do května, řekl v pondělí starosta, protože oprava se už nedala odložit. Přívoz bude po tu dobu jezdit dvakrát denně a kdo chce, může jít také pěšky, jak to bylo před lety.",
        ),
        (
            "sk",
            "Most cez rieku bude zatvorený do mája, povedal v pondelok starosta, lebo oprava sa už nedala odložiť. Kompa bude po ten čas jazdiť dva razy za deň a kto chce, môže ísť aj pešo, ako to bolo pred rokmi.",
        ),
        (
            "pl",
            "Most na rzece będzie zamknięty do maja, powiedział w poniedziałek burmistrz, bo naprawy nie można już było odłożyć. Prom będzie w tym czasie pływać dwa razy na dzień, a kto chce, może przejść także pieszo.",
        ),
        (
            "da",
            "Broen over åen er lukket indtil maj, sagde borgmesteren mandag, fordi reparationen ikke kunne vente længere. Færgen sejler i den tid to gange om dagen, og hvem der vil, kan også gå over, når det er stille vejr af vinden.",
        ),
        (
            "no",
            "Broen over elven er stengt til mai, sa ordføreren mandag, fordi reparasjonen ikke kunne vente lenger. Ferjen går i den tiden to ganger om dagen, og de som vil, kan også gå over når det er stille vær etter at vinden har gitt seg.",
        ),
        (
            "sv",
            "Bron över ån är stängd till maj, sade borgmästaren på måndagen, för att reparationen inte kunde vänta längre. Färjan går under den tiden två gånger om dagen, och den som vill kan också gå över när det är lugnt.",
        ),
        (
            "pt",
            "A ponte sobre o rio está fechada até maio, disse o prefeito na segunda-feira, porque a obra não podia esperar mais. A balsa vai fazer a viagem duas vezes por dia, e quem quiser também pode atravessar a pé pela margem.",
        ),
        (
            "gl",
            "A ponte sobre o río está pechada ata maio, dixo o alcalde o luns, porque a obra non podía agardar máis. A barca fará a viaxe dúas veces ao día, e quen queira tamén pode cruzar a pé pola beira, como se facía na súa mocidade.",
        ),
        (
            "es",
            "El puente sobre el río está cerrado hasta mayo, dijo el alcalde el lunes, porque la obra no podía esperar más. La barca hará el viaje dos veces al día, y quien quiera también puede cruzar a pie por la orilla.",
        ),
        (
            "ca",
            "El pont sobre el riu és tancat fins al maig, va dir l'alcalde el dilluns, perquè l'obra no podia esperar més. La barca farà el viatge dues vegades al dia, i qui vulgui també pot passar a peu per la vora amb els nens.",
        ),
        (
            "id",
            "Jembatan di atas sungai itu ditutup sampai bulan Mei, kata wali kota pada hari Senin, karena perbaikan tidak bisa ditunda lagi. Kapal akan berlayar dua kali dalam sehari, dan mereka yang mau juga dapat berjalan kaki ke sana.",
        ),
        (
            "ms",
            "Jambatan di atas sungai itu ditutup sehingga bulan Mei, kata datuk bandar pada hari Isnin, kerana kerja pembaikan tidak boleh ditangguhkan lagi. Beliau berkata bahawa feri akan belayar dua kali sehari, dan orang ramai boleh berjalan kaki daripada sana kepada jeti.",
        ),
        (
            "et",
            "Sild üle jõe on suletud kuni maini, ütles linnapea esmaspäeval, sest remont ei saanud enam oodata. Praam sõidab sel ajal kaks korda päevas ja kes tahab, see võib üle minna ka jala, nagu see oli ka enne.",
        ),
        (
            "fi",
            "Joen ylittävä silta on suljettu toukokuuhun asti, sanoi kaupunginjohtaja maanantaina, koska korjaus ei voinut enää odottaa. Lautta kulkee sen ajan kaksi kertaa päivässä, ja se joka haluaa voi mennä yli myös jalan, kuten ennen oli tapana.",
        ),
        (
            "lv",
            "Tilts pār upi būs slēgts līdz maijam, pirmdien sacīja mērs, jo remonts vairs nevarēja gaidīt. Prāmis pa šo laiku kursēs divas reizes dienā, un tas, kas vēlas, var iet arī kājām, kā tas bija pēc kara un vēl ilgi.",
        ),
        (
            "lt",
            "Tiltas per upę bus uždarytas iki gegužės, sakė meras pirmadienį, nes remontas jau negalėjo laukti. Keltas tuo metu plauks du kartus per dieną, o kas nori, gali eiti ir pėsčias, kaip tai buvo prieš karą ir po jo.",
        ),
    ] {
        assert_eq!(told(text), Some(code), "{text}");
    }
}

#[test]
fn scripts_tell_their_languages() {
    for (code, text) in [
        (
            "th",
            "สะพานข้ามแม่น้ำจะปิดจนถึงเดือนพฤษภาคม นายกเทศมนตรีกล่าวเมื่อวันจันทร์ และเรือข้ามฟากจะแล่นวันละสองเที่ยว",
        ),
        (
            "ur",
            "دریا پر بنا پل مئی تک بند رہے گا، میئر نے پیر کو کہا، اور کشتی دن میں دو بار چلے گی۔ جو چاہے وہ پیدل بھی جا سکتا ہے۔",
        ),
        (
            "fa",
            "پل روی رودخانه تا ماه مه بسته خواهد بود، شهردار روز دوشنبه گفت، و قایق روزی دو بار حرکت می‌کند.",
        ),
        (
            "ar",
            "سيظل الجسر فوق النهر مغلقا حتى مايو، قال رئيس البلدية يوم الاثنين، وستبحر العبارة مرتين في اليوم.",
        ),
        ("bn", "নদীর উপর সেতুটি মে মাস পর্যন্ত বন্ধ থাকবে, মেয়র সোমবার বলেছেন, এবং ফেরি দিনে দুবার চলবে।"),
        ("ta", "ஆற்றின் மேல் உள்ள பாலம் மே மாதம் வரை மூடப்பட்டிருக்கும் என்று மேயர் திங்களன்று கூறினார்."),
        (
            "ka",
            "ხიდი მდინარეზე დაკეტილი იქნება მაისამდე, თქვა მერმა ორშაბათს, და ბორანი დღეში ორჯერ ივლის.",
        ),
        ("hy", "Գետի վրայի կամուրջը փակ կլինի մինչև մայիս, ասաց քաղաքապետը երկուշաբթի օրը։"),
        (
            "uk",
            "Міст через річку буде закрито до травня, сказав мер у понеділок, і пором ходитиме двічі на день. Хто хоче, може йти пішки.",
        ),
        (
            "ru",
            "Мост через реку будет закрыт до мая, сказал мэр в понедельник, и паром будет ходить дважды в день. Кто хочет, может идти пешком, если выдержит лёд.",
        ),
        (
            "bg",
            "Мостът над реката ще бъде затворен до май, каза кметът в понеделник, и фериботът ще пътува два пъти на ден.",
        ),
        (
            "mk",
            "Мостот преку реката ќе биде затворен до мај, рече градоначалникот во понеделникот, и траектот ќе вози двапати на ден.",
        ),
        (
            "sr",
            "Мост преко реке биће затворен до маја, рекао је градоначелник у понедељак, и трајект ће возити два пута на дан, као што је ћутке обећано.",
        ),
        (
            "be",
            "Мост цераз раку будзе закрыты да мая, сказаў мэр у панядзелак, і паром будзе хадзіць двойчы на дзень.",
        ),
        (
            "ja",
            "川に架かる橋は五月まで閉鎖されると市長は月曜日に述べた。その間、渡し船は一日に二回運航する。",
        ),
        ("zh", "市长星期一说，河上的大桥将关闭到五月，渡船每天开两班，愿意的人也可以步行过去。"),
        (
            "ko",
            "강 위의 다리는 오월까지 닫힐 것이라고 시장이 월요일에 말했다. 배는 하루에 두 번 다닌다.",
        ),
    ] {
        assert_eq!(told(text), Some(code), "{text}");
    }
}
