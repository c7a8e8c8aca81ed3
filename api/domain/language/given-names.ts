/** Given names by which a person is told from other words. Names that are also words or things are left to what stands around them. */
export const givenNames = `aaliyah aaron abdul abdullah abigail adam adele adrian adriana agnes agnieszka ahmad ahmed aisha akira alan alejandra alejandro
aleksandra alessandro alessia alexandra alexandre alexei alfonso alfred ali alice alicia alina alison allison amanda amelia amelie amina amir amit amy ana
anastasia anders andre andrea andreas andrei andrew andrzej andy angela angelika anil anita anja anna anne annette annika anthony antje anton antonio anya
aoife arash ariana arjun arthur arturo ashley astrid audrey axel ayesha barbara barry bartosz beata beatrice beatriz benjamin bernard bernd bettina bianca
birgit birgitte bjorn bob boris brandon brenda brian brigitte britta bruno bryan carla carlos carmen caroline catherine cathy cecilia celine chandra charles
charlotte chen chiara chidi chiara chloe chris christa christina christine christoph christophe christopher claire clara claudia claudio colin conor craig
cristina cynthia dagmar damian daniel daniela danielle dariusz david deborah deepa deepak denis denise derek diana diane diego dieter dimitri dirk dmitri
dominic dominik dominique donald donna doris dorota dorothy douglas dylan edith eduardo edward eileen elena elif elisa elisabeth elizabeth elke ella ellen
emil emilia emily emma emmanuel enrique erica erik erika esra esther ethan eugene eva evelyn ewa fabian fatima federico felipe fernanda fernando filip fiona
florian francesca francesco francis francisco franz friedrich fritz gabriel gabriela gabriele gareth gary geoffrey george gerald gerhard gertrud giorgio
giovanni giulia giuseppe gloria gonzalo gordon grazyna gregor gregory greta grzegorz guido guillermo gunter gustavo hannah hannes hans harald harriet harry
hasan hassan heidi heike heiko heinz helen helena helga helmut henri henrik henry herbert hiroshi hugo hussein ian ibrahim ifeoma ignacio igor ilse imran
ines inga ingo ingrid irene irina isaac isabel isabella isabelle ivan ivana jacek jacob jacqueline jacques jakob jakub james jamie jana jane janet janice
janina janusz jasmin jason javier jean jeffrey jennifer jens jeremy jessica jim jin jana joan joana joanna joanne joao jochen joe joel joerg johan johanna
johannes john jon jonas jonathan jorge jose josef josefine joseph joshua juan juana judith julia julian juliana julie juliette justin justyna jutta karen
karim karin karl karolina kate katarina katarzyna katharina katherine kathleen kathrin kathryn katie katja kazuki keith kelly kenji kenneth kerstin kevin
khadija khalid kim kimberly kirsten klaus kofi konrad konstantin krishna kristin kristina krystyna krzysztof kumar kurt kwame kyle laila lars laura lauren
laurent lea leah leila lena leon leonard leonardo leonie leticia liam lina linda lisa lorenzo lothar louis louise luca lucas lucia lucy ludwig luis luisa
lukas lukasz luke lydia lynn maciej magdalena mahmoud malgorzata malik manfred manuel manuela marcel marcin marco marcos marek margaret margarita margit
maria mariam mariana marianne marie marina mario marion marisol marius markus marlene marta martha martin martina mary mateusz mathias matteo matthew
matthias maureen maurice mauricio maximilian maya mehmet mei melanie melissa meredith michael michaela michal michel michelle miguel mike mikhail milan mina
ming miriam mirko mohamed mohammad mohammed moira monica monika monique muhammad mustafa nadia nadine nancy naoki naomi natalia natalie natasha nathan
neha nicholas nicola nicolas nicole nigel nikita niklas nikola nikolai nina noah nora norbert norman olaf oleg olena olga oliver olivia olivier omar ondrej
otto pablo paolo patricia patrick paul paula pavel pawel pedro peggy peter petra philip philipp philippe phyllis pierre piotr priya rachel rafael rafal
rahul raj rajesh ralf ralph ramon raquel rashid raul ravi raymond rebecca regina reiner reinhard renate renee ricardo richard rita robert roberta roberto
rodrigo roger roland rolf ronald rosa rosemary roxana rudolf ruth ryan sabine sabrina salma salvador samantha samir samuel sandra sanjay
sara sarah sascha satoshi scott sean sebastian selma serena serge sergei sergio shane shannon sharon sheila shirley siegfried sigrid silke silvia simon
simone sofia sonia sonja sophia sophie stacy stanislaw stefan stefanie stefano stephan stephanie stephen steve steven stuart sunita susan susana susanne
suzanne svantje sven svetlana swantje sylvia sylvie takashi tamara tanja tanya tara tatiana ted teresa theodor theresa thomas thorsten tiffany tim
timothy tina tobias tom tomas tomasz toni tony torsten tracy ulrich ulrike ursula ute uwe valentina valeria vanessa vera veronica veronika vicente vijay
viktor vincent vladimir volker walter waltraud wanda wanjiru wendy werner wilfried wilhelm william wojciech wolfgang xavier xin yan yannick yasmin yolanda
yuki yusuf yvonne zainab zeynep zoe zofia zuzana`
