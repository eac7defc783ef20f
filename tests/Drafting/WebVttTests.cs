using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;

namespace Coordination.Tests.Drafting;

public sealed class WebVttTests
{
    private const string TwoCues = """
        WEBVTT

        00:00:01.000 --> 00:00:03.500
        <v Brandt, Ines>Guten Abend, ich eröffne die Sitzung.</v>

        00:00:04.000 --> 00:00:06.000
        <v Wolters, Jörg (SPD)>Schönen Abend.</v>

        """;

    [Fact]
    public void A_cue_has_its_times_speaker_and_text()
    {
        var reading = Speech.Read(TwoCues);
        Assert.Equal(TranscriptKind.WebVtt, reading.Kind);
        Assert.Null(reading.Problem);
        Assert.Empty(reading.Repairs);
        Assert.Equal(new Cue("c0001", 1000, 3500, "Brandt, Ines", "Guten Abend, ich eröffne die Sitzung."), reading.Cues[0]);
        Assert.Equal("Wolters, Jörg (SPD)", reading.Cues[1].Speaker);
    }

    [Fact]
    public void Blank_lines_between_cues_may_be_missing() =>
        Assert.Equal(2, Speech.Read(TwoCues.Replace("\n\n0", "\n0", StringComparison.Ordinal)).Cues.Count);

    [Fact]
    public void Ids_are_kept_even_without_blank_lines()
    {
        var reading = Speech.Read("WEBVTT\n\n17\n00:01 --> 00:02\nErster Satz.\nnoch dazu\n18\n00:02 --> 00:03\nZweiter Satz.\n");
        Assert.Equal(["17", "18"], reading.Cues.Select(cue => cue.SourceId));
        Assert.Equal("Erster Satz. noch dazu", reading.Cues[0].Text);
    }

    [Theory]
    [InlineData("0:0:1.5 --> 0:0:2.25", 1500, 2250)]
    [InlineData("01:02,500 --> 01:03,000", 62500, 63000)]
    [InlineData("-00:00:03.000 --> 00:00:00.500", -3000, 500)]
    [InlineData("00:00:01.000 --> 00:00:02.000 align:start line:0%", 1000, 2000)]
    public void Times_are_read_as_loosely_as_they_are_written(string times, int start, int end)
    {
        var cue = Assert.Single(Speech.Read($"WEBVTT\n\n{times}\nText.\n").Cues);
        Assert.Equal((start, end), (cue.StartMs, cue.EndMs));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("latin1", true)]
    public void Encodings_are_recognised_and_a_guess_is_reported(string name, bool reported)
    {
        var encoding = Encoding.GetEncoding(name);
        var reading = Speech.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(TwoCues)]);
        Assert.Equal("Wolters, Jörg (SPD)", reading.Cues[1].Speaker);
        Assert.Equal(reported, reading.Repairs.Contains(new Repair(RepairKind.Encoding, 1)));
    }

    [Fact]
    public void Json_cues_of_the_graph_are_unpacked()
    {
        var reading = Speech.Read("WEBVTT\n\n00:01 --> 00:02\n"
            + "{\"speakerName\":\"Brandt, Ines\",\"spokenText\":\"Guten Abend.\",\"spokenLanguage\":\"de-de\"}\n");
        Assert.Equal(("Brandt, Ines", "Guten Abend."), (reading.Cues[0].Speaker, reading.Cues[0].Text));
    }

    [Fact]
    public void Notes_styles_and_regions_are_nobodys_words()
    {
        var reading = Speech.Read(
            "WEBVTT - Titel\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE Confidence: 0.8\n\n"
            + "00:01 --> 00:02\nEin Satz.\n\nREGION\nid:r1\n\nNOTE Ende\nüber zwei Zeilen\n");
        Assert.Equal("Ein Satz.", Assert.Single(reading.Cues).Text);
    }

    [Fact]
    public void Doubles_go_and_order_is_restored()
    {
        var reading = Speech.Read("WEBVTT\n\n00:05 --> 00:06\nSpäter.\n\n00:03 --> 00:01\nFrüher.\n\n00:05 --> 00:06\nSpäter.\n");
        Assert.Equal(["Früher.", "Später."], reading.Cues.Select(cue => cue.Text));
        Assert.Equal((1000, 3000), (reading.Cues[0].StartMs, reading.Cues[0].EndMs));
        Assert.Contains(new Repair(RepairKind.Duplicate, 1), reading.Repairs);
    }

    [Fact]
    public void A_cue_that_is_cut_off_is_kept_and_reported()
    {
        var reading = Speech.Read(TwoCues[..TwoCues.IndexOf("Abend.</v>", StringComparison.Ordinal)]);
        Assert.Equal("Schönen", reading.Cues[1].Text);
        Assert.Contains(new Repair(RepairKind.TruncatedCue, 1), reading.Repairs);
    }

    [Fact]
    public void A_display_name_cannot_smuggle_markup()
    {
        var cue = Assert.Single(Speech.Read("WEBVTT\n\n00:01 --> 00:02\n<v Gast <b onclick=x>>Hallo <i>du</i> &amp; <img src=x>.</v>\n").Cues);
        Assert.Equal("Gast <b onclick=x>", cue.Speaker);
        Assert.Equal("Hallo du & <img src=x>.", cue.Text);
    }

    [Fact]
    public void Invisible_characters_are_taken_out_and_emoji_stay_whole()
    {
        var reading = Speech.Read("WEBVTT\n\n00:01 --> 00:02\n\u202EBe\u00ADschluss\u202C zu\u200Bstim\u00ADmen A\u0308rzte \U0001F469\u200D\U0001F467\n");
        Assert.Equal("Beschluss zustimmen Ärzte \U0001F469\u200D\U0001F467", reading.Cues[0].Text);
        Assert.Contains(new Repair(RepairKind.ControlCharacters, 5), reading.Repairs);
    }

    [Fact]
    public void Speech_after_a_blank_line_is_not_lost()
    {
        var reading = Speech.Read("WEBVTT\n\n00:01 --> 00:02\nErster Absatz.\n\nZweiter Absatz.\n\n00:03 --> 00:04\nNächster.\n");
        Assert.Equal(["Erster Absatz. Zweiter Absatz.", "Nächster."], reading.Cues.Select(cue => cue.Text));
    }

    [Fact]
    public void Several_voices_in_a_cue_are_told_apart()
    {
        var reading = Speech.Read("WEBVTT\n\n00:01 --> 00:02\n<v Anna>Ja.</v> <v Bernd>Nein.</v>\n");
        Assert.Equal([("Anna", "Ja."), ("Bernd", "Nein.")], reading.Cues.Select(cue => (cue.Speaker!, cue.Text)));
    }

    [Theory]
    [InlineData("", TranscriptProblem.Empty)]
    [InlineData("\uFEFF \n", TranscriptProblem.Empty)]
    [InlineData("WEBVTT\n\n", TranscriptProblem.NoSpeech)]
    [InlineData("<!DOCTYPE html><p>503</p>", TranscriptProblem.NotATranscript)]
    [InlineData("{\"error\":{\"code\":\"Forbidden\"}}", TranscriptProblem.NotATranscript)]
    [InlineData("%PDF-1.7 binary", TranscriptProblem.NotATranscript)]
    [InlineData("nur irgendein Text", TranscriptProblem.NotATranscript)]
    public void What_is_no_transcript_is_named(string content, TranscriptProblem problem)
    {
        var reading = Speech.Read(content);
        Assert.Equal(problem, reading.Problem);
        Assert.Empty(reading.Cues);
    }

    [Fact]
    public void The_inner_error_code_tells_what_to_try_next() =>
        Assert.Equal("NoSpeakers", Speech.Read("{\"error\":{\"code\":\"Forbidden\",\"innerError\":{\"code\":\"NoSpeakers\"}}}").ErrorCode);

    [Fact]
    public void An_unknown_form_is_not_guessed() =>
        Assert.Equal(TranscriptProblem.UnknownKind, Speech.Read("Irgendein Inhalt.", "aufnahme.xyz").Problem);

    [Theory]
    [InlineData("<v a")]
    [InlineData("<v a>")]
    [InlineData("\n\nx")]
    [InlineData("1 zu ")]
    public async Task A_hostile_file_is_read_in_time_that_grows_with_its_length(string unit)
    {
        var file = "WEBVTT\n\n00:01 --> 00:02\n" + string.Concat(Enumerable.Repeat(unit, 200_000));
        var reading = await Task.Run(() => Speech.Read(file)).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(TranscriptKind.WebVtt, reading.Kind);
    }

    [Fact]
    public void No_damage_makes_the_reader_fail()
    {
        var whole = Encoding.UTF8.GetBytes(TwoCues);
        var random = new Random(4711);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = whole[..random.Next(whole.Length)];
            for (var bytes = random.Next(6); bytes > 0 && damaged.Length > 0; bytes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var reading = Speech.Read(damaged);
            Assert.Equal(reading.Cues.Count, reading.Cues.Select(cue => cue.Id).Distinct().Count());
        }
    }
}
